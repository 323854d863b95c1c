import { type Scope, take } from "./federation/shared"

let taken: () => void
const libraries = new Promise<void>((resolve) => (taken = resolve))

/**
 * What Hawtio loads (module federation): `init` hands over the libraries that Hawtio shares, `get`
 * answers with the plugin. Hawtio calls both at once; the plugin is evaluated after its libraries
 * are there.
 */
const container = {
  init: async (scope: Scope): Promise<void> => {
    await take(scope)
    taken()
  },

  get: async (): Promise<() => unknown> => {
    await libraries
    const plugin = await import("./register")
    return () => plugin
  },
}

;(window as unknown as Record<string, unknown>)["p2c"] = container
