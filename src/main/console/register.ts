import { hawtio } from "@hawtio/react"
import { Plugin } from "./Plugin"
import { stayInThisTab } from "./openid"
import { addStyle } from "./style"

/** The entry that Hawtio calls once the plugin is loaded. */
export function plugin(): void {
  addStyle()
  stayInThisTab()
  hawtio.addPlugin({
    id: "p2c",
    title: "Prospect to cash",
    path: "/p2c",
    order: -100,
    component: Plugin,
    isActive: async () => true,
  })
}
