import React from "react"

const SIGNS: Record<string, [string, string]> = {
  flowing: ["good", "✓"],
  done: ["good", "✓"],
  created: ["good", "✓"],
  updated: ["good", "✓"],
  unchanged: ["good", "✓"],
  written: ["good", "✓"],
  running: ["busy", "▶"],
  failed: ["bad", "✕"],
  abandoned: ["bad", "✕"],
  rejected: ["bad", "✕"],
  error: ["bad", "✕"],
  warning: ["warn", "!"],
  late: ["bad", "!"],
  conflict: ["bad", "⇄"],
  incomplete: ["warn", "!"],
  parked: ["warn", "…"],
  waits: ["warn", "…"],
  stopped: ["warn", "■"],
  paused: ["rest", "Ⅱ"],
  discarded: ["rest", "–"],
  skipped: ["rest", "–"],
}

/** A state or an outcome as a word with a sign and a colour, so that neither is needed alone. */
export function State({ state }: { state: string }): React.ReactElement {
  const [kind, sign] = SIGNS[state.toLowerCase()] ?? ["rest", "○"]
  return (
    <span className={`p2c-state p2c-${kind}`}>
      <span aria-hidden="true">{sign}</span> {state.toLowerCase()}
    </span>
  )
}

/** The kind of a state: good, busy, warn, bad or rest. */
export function kindOf(state: string): string {
  return (SIGNS[state.toLowerCase()] ?? ["rest"])[0]
}
