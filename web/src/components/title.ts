// What things within a panel are of: under this they find its title.

export const TITLE = Symbol('title of the panel');
