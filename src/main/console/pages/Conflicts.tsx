import React from "react"
import type { ConflictForm } from "../beans/forms"
import { counted } from "../beans/times"
import { Paged } from "../parts/Paged"
import { ConflictCard } from "./conflicts/ConflictCard"

/** Rows that both sides changed, with both values side by side. */
export function Conflicts(): React.ReactElement {
  return (
    <>
      <h1>Conflicts</h1>
      <Paged<{ total: number; rows: ConflictForm[] }>
        bean="type=Conflicts"
        operation="page"
        limit={10}
        everySeconds={4}
        what="conflicts"
        noun="conflicts"
      >
        {(page) => (
          <section data-ready>
            <p>
              {page.total === 0
                ? "No row waits for a decision."
                : `${counted(page.total, "row")} changed in both systems. No field of these rows is written until you press Take for one system; your decision starts a pass.`}
            </p>
            {page.rows.map((conflict) => (
              <ConflictCard key={conflict.id} conflict={conflict} />
            ))}
          </section>
        )}
      </Paged>
    </>
  )
}
