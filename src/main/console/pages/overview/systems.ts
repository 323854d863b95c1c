import type { ArrowForm } from "../../beans/forms"

const SYSTEMS: Record<string, string> = {
  sales: "Dynamics 365 Sales",
  finance: "Finance and Operations",
  cds: "Common Data Service",
}

/** The name of a connection's system as people know it. */
export function nameOf(connection: string): string {
  return SYSTEMS[connection] ?? connection
}

/** Whether a direction waits for a system that does not answer. */
export function isHeld(arrow: ArrowForm): boolean {
  return arrow.away !== "" && !["off", "paused"].includes(arrow.state)
}
