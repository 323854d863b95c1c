import React from "react"

/** Names and values, such as those of one run; an empty value is left out. */
export function Facts({ facts }: { facts: [name: string, value: React.ReactNode][] }): React.ReactElement {
  return (
    <dl className="p2c-facts" data-ready>
      {facts
        .filter(([, value]) => value !== "" && value !== null && value !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
