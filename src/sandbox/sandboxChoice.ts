/** A mode by its name, or `auto`: isolated where that works, else stubbed. Never host by itself. */
export const SANDBOX_CHOICES = ["auto", "isolated", "stubbed", "host"] as const;
export type SandboxChoice = (typeof SANDBOX_CHOICES)[number];
