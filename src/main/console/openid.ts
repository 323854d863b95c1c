/** Opens the login of the provider in this tab: Hawtio opens the links of its login page in others. */
export function stayInThisTab(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null
    if (link !== null && link.pathname.endsWith("/auth/openid")) {
      event.preventDefault()
      window.location.assign(link.href)
    }
  })
}
