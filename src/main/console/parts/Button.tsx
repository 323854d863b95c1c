import React from "react"

interface Props {
  text: string
  onPress: () => void
  /** Primary for the one that a person most likely wants, danger for one that loses something. */
  kind?: "primary" | "secondary" | "danger" | "link"
  isOff?: boolean
  label?: string
}

/** A button in PatternFly's form. */
export function Button({ text, onPress, kind, isOff, label }: Props): React.ReactElement {
  return (
    <button
      type="button"
      className={`pf-v5-c-button pf-m-${kind ?? "secondary"} pf-m-small`}
      disabled={isOff ?? false}
      aria-label={label}
      onClick={onPress}
    >
      {text}
    </button>
  )
}
