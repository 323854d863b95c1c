import React, { useState } from "react"
import { Link } from "react-router-dom"
import type { WrongForm } from "../../beans/forms"
import { local } from "../../beans/times"
import { Button } from "../../parts/Button"

const FIRST = 5

/** What is wrong now, the worst first, each with its cure and the page where to go on. */
export function Troubles({ wrong }: { wrong: WrongForm[] }): React.ReactElement {
  const [isWhole, setWhole] = useState(false)
  if (wrong.length === 0) {
    return <p className="p2c-notice p2c-good">✓ Nothing is wrong.</p>
  }
  const shown = isWhole ? wrong : wrong.slice(0, FIRST)
  return (
    <section aria-labelledby="p2c-wrong">
      <h2 id="p2c-wrong">What is wrong now, worst first</h2>
      <ol className="p2c-troubles">
        {shown.map((one) => (
          <li key={one.text} className={one.severity === "error" ? "p2c-bad" : "p2c-warn"}>
            <span className="p2c-severity">{one.severity}</span>
            <span>
              {one.link ? <Link to={one.link}>{local(one.text)}</Link> : local(one.text)}
              <span className="p2c-cure">{one.cure}</span>
            </span>
          </li>
        ))}
      </ol>
      {wrong.length > FIRST && (
        <Button
          kind="link"
          text={isWhole ? "Show the worst only" : `Show all ${wrong.length}`}
          onPress={() => setWhole(!isWhole)}
        />
      )}
    </section>
  )
}
