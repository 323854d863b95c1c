import { eventService, type Plugin } from "@hawtio/react"

/** Hawtio's own plugins, and whether this application has what they show. */
const ACTIVE: Record<string, boolean> = {
  connect: false, // The server does not let Hawtio reach other applications.
  connectStatus: false,
  jmx: true,
  camel: true,
  runtime: true,
  logs: false, // There is no bean with the log; the plugin has a page of its own.
  quartz: true,
  springboot: false,
}

let isAsked = true

/** Whether our plugin is active: always. */
export async function isActive(): Promise<boolean> {
  isAsked = true
  return true
}

/**
 * Answers for Hawtio's own plugins whether they are active. Hawtio asks one after the other before
 * it draws anything, and most of them load the descriptions of all beans first, which takes longer
 * than everything else after the login. The first tab that shows beans loads them now.
 */
export function answerAtOnce(plugins: Plugin[]): void {
  for (const plugin of plugins) {
    const active = ACTIVE[plugin.id]
    if (active !== undefined) {
      plugin.isActive = async () => active
    }
  }
  const last = plugins[plugins.length - 1]
  if (last !== undefined) {
    askAgainAfter(last)
  }
}

/**
 * Hawtio may be asking its plugins while ours is loaded. Such a round does not know ours, may end
 * after the next round and would then take our pages away, so that Hawtio is told to ask again.
 *
 * @param last the plugin that is asked before ours
 */
function askAgainAfter(last: Plugin): void {
  const before = last.isActive
  last.isActive = async () => {
    const active = await before()
    isAsked = false
    window.setTimeout(() => {
      if (!isAsked) {
        eventService.pluginsUpdated()
      }
    })
    return active
  }
}
