/** Gives a variable of the environment back after each test of the suite, whatever was made of it. */
export function useVariable(name: string): void {
  const before = process.env[name];
  afterEach(() => setVariable(name, before));
}

/** @param value `undefined`: without it */
export function setVariable(name: string, value: string | undefined): void {
  if (value === undefined) {
    delete process.env[name];
  } else {
    process.env[name] = value;
  }
}
