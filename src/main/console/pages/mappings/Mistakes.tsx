import React from "react"
import type { MistakeForm } from "../../beans/forms"

/** The mistakes of mapping files; the previous version of each file stays in force. */
export function Mistakes({ mistakes }: { mistakes: MistakeForm[] }): React.ReactElement | null {
  if (mistakes.length === 0) {
    return <p className="p2c-notice p2c-good">✓ All mapping files are in force as they are on the disk.</p>
  }
  return (
    <section aria-labelledby="p2c-mistakes">
      <h2 id="p2c-mistakes">Edits that are not in force</h2>
      <p>The previous version stays in force. Correct the file; the next pass reads the file again.</p>
      <ul className="p2c-troubles p2c-mistakes">
        {mistakes.map((one) => (
          <li key={`${one.file}:${one.line}:${one.text}`} className="p2c-bad">
            <span className="p2c-severity">{one.task || "file"}</span>
            <span>
              {one.file !== "" && (
                <code>
                  {one.file}
                  {one.line > 0 && `:${one.line}`}
                  {one.column > 0 && `:${one.column}`}
                </code>
              )}{" "}
              {one.text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
