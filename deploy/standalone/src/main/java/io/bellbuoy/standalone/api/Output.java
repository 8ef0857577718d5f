package io.bellbuoy.standalone.api;

/** How answers are printed. */
enum Output {
    /** For people: lists as tables. */
    TABLE,
    /** For programs: the answers themselves, an item of a list a line. */
    JSON
}
