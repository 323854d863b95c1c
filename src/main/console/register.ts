import { hawtio } from "@hawtio/react"
import { answerAtOnce, isActive } from "./active"
import { Plugin } from "./Plugin"
import { stayInThisTab } from "./openid"
import { addStyle } from "./style"

/** The entry that Hawtio calls once the plugin is loaded. */
export function plugin(): void {
  addStyle()
  answerAtOnce(hawtio.getPlugins())
  stayInThisTab()
  hawtio.addPlugin({
    id: "p2c",
    title: "Prospect to cash",
    path: "/p2c",
    order: -100,
    component: Plugin,
    isActive,
  })
}
