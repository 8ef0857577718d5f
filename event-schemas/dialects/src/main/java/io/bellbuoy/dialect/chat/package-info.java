/** An event as people read it: a sentence, some facts and a link, for the chats to lay out. */
@NullMarked
package io.bellbuoy.dialect.chat;

import org.jspecify.annotations.NullMarked;
