/** Starts the lines of the extension host's log that carry a test result as JSON. */
export const resultMark = "ctdb-test-result ";
