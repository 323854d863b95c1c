import React from "react"

interface Props {
  label: string
  value: string
  /** What can be chosen beside "all". */
  values: string[]
  onChange: (value: string) => void
}

/** A filter of a list: all, or one of some values. */
export function Choice({ label, value, values, onChange }: Props): React.ReactElement {
  const all = value === "" || values.includes(value) ? values : [value, ...values]
  return (
    <label className="p2c-choice">
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">all</option>
        {all.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  )
}
