/** How the language server is. */
export type ServerState =
  | { readonly kind: "stopped" }
  | { readonly kind: "starting" }
  | { readonly kind: "running" }
  /** `reason`: a sentence for the user. */
  | { readonly kind: "failed"; readonly reason: string };
