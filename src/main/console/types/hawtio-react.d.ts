/** What the plugin uses of Hawtio 4.2.0 (@hawtio/react 1.5.0, which publishes no types for this build). */
declare module "@hawtio/react" {
  import type { ComponentType } from "react"

  interface Plugin {
    id: string
    title: string
    path: string
    /** The smallest comes first in the navigation, and is the page after login. */
    order?: number
    component: ComponentType
    isActive: () => Promise<boolean>
  }

  export const hawtio: {
    addPlugin(plugin: Plugin): void
    getPlugins(): Plugin[]
    getBasePath(): string | undefined
  }

  export const eventService: {
    /** Makes Hawtio ask all plugins again whether they are active. */
    pluginsUpdated(): void
  }
}
