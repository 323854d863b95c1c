import React, { useState } from "react"
import type { FoundForm } from "../beans/forms"
import { useBeans } from "../beans/useBeans"
import { Answered } from "../parts/Answered"
import { Button } from "../parts/Button"
import { State } from "../parts/State"
import { type Column, Table } from "../parts/Table"
import { useQuery } from "../parts/useQuery"
import { When } from "../parts/When"
import { Row } from "./find/Row"

/** Finds any number in all tasks and companies, and shows one row's way. */
export function Find(): React.ReactElement {
  const [get, set] = useQuery()
  const [text, setText] = useState(get("text") || get("key"))
  const search = (event: React.FormEvent): void => {
    event.preventDefault()
    set({ text: text.trim(), task: "", company: "", key: "" })
  }
  const row = { task: get("task"), company: get("company"), key: get("key") }
  return (
    <>
      <h1>Find</h1>
      <form className="p2c-filter" role="search" onSubmit={search} data-ready>
        <label className="p2c-choice">
          A number: account, order, invoice, product
          <input
            autoFocus
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
            size={36}
          />
        </label>
        <button type="submit" className="pf-v5-c-button pf-m-primary pf-m-small">
          Find
        </button>
      </form>
      {get("text") !== "" && row.task === "" && (
        <Found
          text={get("text")}
          onChoose={(found) => set({ task: found.task, company: found.company, key: found.key })}
        />
      )}
      {row.task !== "" && (
        <>
          {get("text") !== "" && (
            <Button
              kind="link"
              text={`All rows found for ${get("text")}`}
              onPress={() => set({ task: "", company: "", key: "" })}
            />
          )}
          <Row key={JSON.stringify(row)} task={row.task} company={row.company} number={row.key} />
        </>
      )}
    </>
  )
}

function Found({
  text,
  onChoose,
}: {
  text: string
  onChoose: (found: FoundForm) => void
}): React.ReactElement {
  const { answers } = useBeans([{ bean: "type=Find", operation: "find", arguments: [text] }], 5)
  const columns: Column<FoundForm>[] = [
    {
      title: "Key",
      cell: (found) => (
        <Button
          kind="link"
          text={found.key}
          label={`${found.key} in ${found.task}`}
          onPress={() => onChoose(found)}
        />
      ),
    },
    { title: "Task", cell: (found) => found.task },
    { title: "Company", cell: (found) => found.company },
    { title: "Outcome", cell: (found) => <State state={found.outcome} /> },
    { title: "At", cell: (found) => <When time={found.at} /> },
  ]
  return (
    <Answered<FoundForm[]> answer={answers?.[0]} what="search">
      {(found) => (
        <>
          <Table
            label="Rows found"
            columns={columns}
            rows={found}
            keyOf={(one) => `${one.task} ${one.company} ${one.key}`}
            empty={`No row that this application has seen has a key that begins with ${text}.`}
          />
          {found.length >= 100 && (
            <p className="p2c-quiet">The first 100 are shown; write more of the number for fewer.</p>
          )}
        </>
      )}
    </Answered>
  )
}
