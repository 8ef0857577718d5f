package io.bellbuoy.matcher.index;

import io.bellbuoy.matching.EventSubjects;
import java.util.List;

/**
 * One event looking for its subscriptions.
 *
 * @param number higher than that of any search before, so that a mark left with it is known to be this search's
 * @param event what is looked for
 * @param found where those that want the event are put
 */
record Search(long number, EventSubjects event, @SuppressWarnings("ImmutableRecord") List<Match> found) {}
