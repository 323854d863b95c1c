import React, { useState } from "react"
import type { FailureDetailForm, SourceColumnForm } from "../../beans/forms"
import { useActing } from "../../parts/Acting"
import { Button } from "../../parts/Button"
import { When } from "../../parts/When"

/** What the source has, and the values that a person puts over it for this row only. */
export function SourceRow({ detail }: { detail: FailureDetailForm }): React.ReactElement {
  const { mayAct, act } = useActing()
  const [typed, setTyped] = useState<Record<string, string> | null>(null)
  if (detail.sourceRow === null) {
    return <p className="p2c-quiet">The source row is not stored.</p>
  }
  const told = `${detail.failure.field} ${detail.failure.reason}`
  const isNamed = (column: SourceColumnForm): boolean =>
    ` ${told} `.includes(` ${column.name} `) ||
    (column.value.length > 1 && [`"${column.value}"`, `'${column.value}'`].some((one) => told.includes(one)))
  const columns = [...detail.columns].sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)))
  const resubmit = async (): Promise<void> => {
    if (
      await act(
        `Edit ${detail.failure.key}`,
        "type=Failures",
        "edit",
        detail.failure.id,
        JSON.stringify(typed),
      )
    ) {
      setTyped(null)
    }
  }
  return (
    <section aria-labelledby="p2c-row">
      <h2 id="p2c-row">What {detail.source} has</h2>
      {detail.edit !== null && (
        <p className="p2c-notice p2c-busy">
          Edited by {detail.edit.by} at <When time={detail.edit.at} />: the edited values apply until the
          row changes in {detail.source}.
        </p>
      )}
      <table className="pf-v5-c-table pf-m-compact p2c-table" aria-label="Source row">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Value</th>
            {typed !== null && <th scope="col">New value</th>}
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.name} className={isNamed(column) ? "p2c-named" : ""}>
              <td>
                <code>{column.name}</code>
              </td>
              <td className="p2c-long">
                {column.edited === null ? (
                  column.value
                ) : (
                  <>
                    <del>{column.value}</del> <strong>{column.edited}</strong>
                  </>
                )}
              </td>
              {typed !== null && (
                <td>
                  {column.isEditable ? (
                    <input
                      aria-label={`New value of ${column.name}`}
                      value={typed[column.name] ?? column.edited ?? column.value}
                      onChange={(event) => setTyped({ ...typed, [column.name]: event.target.value })}
                    />
                  ) : (
                    <span className="p2c-quiet">cannot be edited</span>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {mayAct && detail.discard === null && (
        <p className="p2c-buttons">
          {typed === null ? (
            <Button text="Edit values" onPress={() => setTyped({})} />
          ) : (
            <>
              <Button
                kind="primary"
                text="Resubmit with the new values"
                isOff={Object.keys(typed).length === 0}
                onPress={() => void resubmit()}
              />
              <Button kind="link" text="Cancel" onPress={() => setTyped(null)} />
              <span className="p2c-quiet">
                The new values apply to this row until the row changes in {detail.source}. Correct the row in{" "}
                {detail.source} as well.
              </span>
            </>
          )}
        </p>
      )}
    </section>
  )
}
