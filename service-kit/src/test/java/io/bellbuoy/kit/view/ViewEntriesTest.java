package io.bellbuoy.kit.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ViewEntriesTest {

    private final ViewEntries<Integer> entries = new ViewEntries<>((held, arriving) -> arriving > held);

    @Test
    void shouldKeepTheNewerInWhateverOrderTheyArrive() {
        // When
        entries.put("a/1", 2);
        entries.put("a/1", 3);
        entries.put("a/1", 1);

        // Then
        assertThat(entries.get("a/1")).contains(3);
    }

    @Test
    void shouldListOnlyKeysWithThePrefixInOrder() {
        // Given
        entries.put("b/1", 4);
        entries.put("a/2", 2);
        entries.put("a/1", 1);
        entries.put("ab/1", 3);

        // Then
        assertThat(entries.startingWith("a/")).containsExactly(1, 2);
        assertThat(entries.startingWith("")).containsExactly(1, 2, 3, 4);
        assertThat(entries.startingWith("c/")).isEmpty();
    }

    @Test
    void shouldCountThoseThatAreSo() {
        // When
        entries.put("a/1", 1);
        entries.put("a/2", 2);
        entries.put("b/1", 3);

        // Then
        assertThat(entries.count(value -> value > 1)).isEqualTo(2);
    }

    @Test
    void shouldForgetWhatWasRemoved() {
        // Given
        entries.put("a/1", 5);

        // When
        entries.remove("a/1");
        entries.put("a/1", 1);

        // Then
        assertThat(entries.get("a/1")).contains(1);
        assertThat(entries.size()).isEqualTo(1);
    }
}
