import css from "./style.css"

/** PatternFly's style sheet is Hawtio's; this one adds what it does not have. */
export function addStyle(): void {
  const element = document.createElement("style")
  element.textContent = css
  document.head.append(element)
}
