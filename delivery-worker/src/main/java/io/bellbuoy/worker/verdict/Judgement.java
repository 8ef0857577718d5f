package io.bellbuoy.worker.verdict;

import org.jspecify.annotations.Nullable;

/**
 * A verdict with its reason.
 *
 * @param status the HTTP status answered; null when none came
 * @param detail one sentence for people; null when status and reason say all
 */
public record Judgement(Verdict verdict, Reason reason, @Nullable Integer status, @Nullable String detail) {}
