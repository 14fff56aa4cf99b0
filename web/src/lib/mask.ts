// What is kept from users who may not see people comes as dots in the place of words.

/** Whether a text is kept from whoever looks. */
export function isMasked(text: string | null | undefined): boolean {
  return text === undefined || text === null || text === '•••';
}
