// What a house style is called: its file has no other name than its key.

/** `waterstad-licht` is read as Waterstad licht. */
export const themeText = (key: string): string => (key[0] ?? '').toUpperCase() + key.slice(1).replaceAll('-', ' ');
