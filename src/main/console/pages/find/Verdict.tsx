import React from "react"
import type { ExplanationForm } from "../../beans/forms"
import { local } from "../../beans/times"
import { Facts } from "../../parts/Facts"
import { State } from "../../parts/State"
import { When } from "../../parts/When"

/** Why a row is or is not in the target. */
export function Verdict({ found }: { found: ExplanationForm }): React.ReactElement {
  return (
    <section aria-label="Why">
      <p className="p2c-sentence">
        <State state={found.outcome} /> {local(found.reason)}
      </p>
      {found.notes.map((note) => (
        <p key={note}>{local(note)}</p>
      ))}
      <Facts
        facts={[
          ["Direction", found.direction],
          ["Waits for", found.waitsFor],
          ["The service says", found.detail],
          ["Tries", found.attempts],
          ["Next try", found.nextRetry && <When time={found.nextRetry} />],
        ]}
      />
    </section>
  )
}
