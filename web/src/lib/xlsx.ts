// The other file of an answer.

/** The same question, answered as a workbook: a sheet of the answer, and one of what was asked. */
export function xlsx(address: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}format=xlsx`;
}
