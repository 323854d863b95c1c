/** A step of a task, and how many exchanges have passed it since the start. */
export interface Step {
  name: string
  total: number
  failed: number
}

/** The question for the steps of a task: those of Camel's route of that name. */
export function stepsOf(task: string): { bean: string; operation: string; arguments: unknown[] } {
  return {
    bean: `org.apache.camel:context=p2c,type=routes,name="${task}"`,
    operation: "dumpRouteStatsAsXml(boolean,boolean)",
    arguments: [false, true],
  }
}

/** Reads Camel's answer. A step's name has the number of its template before it; Camel's own have no line. */
export function read(xml: string): Step[] {
  const found = new DOMParser().parseFromString(xml, "text/xml").querySelectorAll("processorStat")
  return [...found]
    .filter((one) => Number(one.getAttribute("sourceLineNumber")) > 0)
    .map((one) => ({
      name: (one.getAttribute("id") ?? "").replace(/^\d+/, ""),
      total: Number(one.getAttribute("exchangesTotal")),
      failed: Number(one.getAttribute("exchangesFailed")),
    }))
}
