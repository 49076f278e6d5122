// What the field in the bar and the list under it are found by.
export const searchId = 'search';
/** The element that the list is made in. */
export const answersId = 'search-answers';
