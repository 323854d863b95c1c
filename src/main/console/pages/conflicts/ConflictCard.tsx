import React from "react"
import { Link } from "react-router-dom"
import type { ConflictFieldForm, ConflictForm } from "../../beans/forms"
import { useActing } from "../../parts/Acting"
import { Button } from "../../parts/Button"
import { type Column, Table } from "../../parts/Table"
import { When } from "../../parts/When"

/** One row: each field with the value before, both values now, and whose value wins by rule. */
export function ConflictCard({ conflict }: { conflict: ConflictForm }): React.ReactElement {
  const { mayAct, act } = useActing()
  const columns: Column<ConflictFieldForm>[] = [
    { title: "Field", cell: (one) => <code>{one.field}</code> },
    { title: "Both had", cell: (one) => one.base ?? <span className="p2c-quiet">unknown</span> },
    { title: `${conflict.source} has`, cell: (one) => <strong>{one.source}</strong> },
    { title: `${conflict.target} has`, cell: (one) => <strong>{one.target}</strong> },
    { title: "Owner", cell: (one) => (one.owner === "ask" ? "a person decides" : one.owner) },
  ]
  const take = (side: string, system: string): React.ReactElement => (
    <Button
      text={`Take ${system}`}
      isOff={conflict.decision !== ""}
      label={`Take the values of ${system} for ${conflict.key}`}
      onPress={() =>
        void act(`Take ${system} for ${conflict.key}`, "type=Conflicts", "take", conflict.id, side)
      }
    />
  )
  const part = encodeURIComponent
  const row = `task=${part(conflict.task)}&company=${part(conflict.company)}&key=${part(conflict.key)}`
  return (
    <article className="p2c-card p2c-kind-conflict">
      <h2>
        {conflict.key}
        {conflict.name !== "" && ` ${conflict.name}`}
      </h2>
      <p className="p2c-quiet">
        {conflict.task}, {conflict.company}; since <When time={conflict.since} />
      </p>
      <Table
        label={`Values of ${conflict.key}`}
        columns={columns}
        rows={conflict.fields}
        keyOf={(one) => one.field}
        empty="The fields are no longer kept."
      />
      <p className="p2c-buttons">
        {conflict.decision !== "" && (
          <span>{taken(conflict)} at the next pass.</span>
        )}
        {mayAct && take("source", conflict.source)}
        {mayAct && take("target", conflict.target)}
        <Link to={`/p2c/find?${row}`}>Find {conflict.key}</Link>
      </p>
    </article>
  )
}

/** Which side a person has chosen, such as: Sales' value is taken. */
function taken(conflict: ConflictForm): string {
  const system = conflict.decision === "SOURCE" ? conflict.source : conflict.target
  const whose = system.endsWith("s") ? `${system}'` : `${system}'s`
  return conflict.fields.length === 1 ? `${whose} value is taken` : `${whose} values are taken`
}
