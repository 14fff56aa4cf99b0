// Of which zone days and times are: the account's, once it is known.

let told: () => string | undefined = () => undefined;

/** From where it is known; it is read anew each time. */
export function zoneFrom(read: () => string | undefined): void {
  told = read;
}

export function zone(): string {
  return told() ?? 'UTC';
}
