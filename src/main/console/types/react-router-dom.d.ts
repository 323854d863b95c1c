/** What the plugin uses of react-router-dom 6.26, which is Hawtio's. */
declare module "react-router-dom" {
  import type { AnchorHTMLAttributes, FunctionComponent, ReactElement } from "react"

  export const Link: FunctionComponent<AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }>
  export const NavLink: FunctionComponent<
    Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "className"> & {
      to: string
      className?: (state: { isActive: boolean }) => string
    }
  >
  export const Navigate: FunctionComponent<{ to: string; replace?: boolean }>
  export const Route: FunctionComponent<{ path: string; element: ReactElement }>
  export const Routes: FunctionComponent<{ children: ReactElement[] }>
  export function useLocation(): { pathname: string }
  export function useParams(): Record<string, string | undefined>
  export function useSearchParams(): [
    URLSearchParams,
    (next: URLSearchParams, options?: { replace?: boolean }) => void,
  ]
}
