package io.bellbuoy.embedded;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * What a registry knows: subjects, their versions, ids and levels. Immutable: a change makes the next catalogue. Two
 * schemas are the same if their canonical texts are, documentation and properties included.
 *
 * @param schemas every schema's canonical text; the id is the place in this list, from 1
 * @param subjects each subject's versions, oldest first; none is empty
 * @param level for subjects that have none of their own
 * @param levels of subjects that have one
 */
record SchemaCatalog(
        List<String> schemas,
        SortedMap<String, List<SchemaVersion>> subjects,
        Compatibility level,
        Map<String, Compatibility> levels) {

    static final SchemaCatalog EMPTY =
            new SchemaCatalog(List.of(), new TreeMap<>(), Compatibility.FULL_TRANSITIVE, Map.of());

    SchemaCatalog {
        schemas = List.copyOf(schemas);
        subjects = Collections.unmodifiableSortedMap(new TreeMap<>(subjects));
        levels = Map.copyOf(levels);
    }

    /** The version that the schema has in the subject or, if it may join, would have. */
    SchemaVersion place(String subject, Schema candidate) {
        return find(subject, candidate).orElseGet(() -> next(subject, candidate));
    }

    private SchemaVersion next(String subject, Schema candidate) {
        var earlier = history(subject);
        var conflicts = levelOf(subject).conflicts(candidate, parsed(earlier));
        if (!conflicts.isEmpty()) {
            throw RegistryRefusal.incompatible(subject, conflicts);
        }
        return new SchemaVersion(subject, earlier.size() + 1, idOf(candidate.toString()), candidate.toString());
    }

    private int idOf(String schema) {
        int place = schemas.indexOf(schema);
        return (place < 0 ? schemas.size() : place) + 1;
    }

    boolean holds(SchemaVersion version) {
        return history(version.subject()).contains(version);
    }

    SchemaCatalog with(SchemaVersion added) {
        var history = history(added.subject());
        boolean followsOn = added.version() == history.size() + 1 && added.id() == idOf(added.schema());
        if (!followsOn) {
            throw new IllegalArgumentException("version %d of %s with id %d does not follow on what is known"
                    .formatted(added.version(), added.subject(), added.id()));
        }
        var moreSubjects = new TreeMap<>(subjects);
        moreSubjects.put(added.subject(), append(history, added));
        boolean isNew = added.id() > schemas.size();
        return new SchemaCatalog(isNew ? append(schemas, added.schema()) : schemas, moreSubjects, level, levels);
    }

    SchemaCatalog with(CompatibilityChange change) {
        if (change.subject() == null) {
            return new SchemaCatalog(schemas, subjects, change.level(), levels);
        }
        var changed = new HashMap<>(levels);
        changed.put(change.subject(), change.level());
        return new SchemaCatalog(schemas, subjects, level, changed);
    }

    /** The subject's versions, oldest first. */
    List<SchemaVersion> versions(String subject) {
        var history = history(subject);
        if (history.isEmpty()) {
            throw RegistryRefusal.unknownSubject(subject);
        }
        return history;
    }

    SchemaVersion version(String subject, int version) {
        var history = versions(subject);
        if (version > history.size()) {
            throw RegistryRefusal.unknownVersion(version);
        }
        return history.get(version - 1);
    }

    SchemaVersion latest(String subject) {
        var history = versions(subject);
        return history.get(history.size() - 1);
    }

    SchemaVersion lookUp(String subject, Schema schema) {
        versions(subject);
        return find(subject, schema).orElseThrow(() -> RegistryRefusal.unknownSchema("Schema"));
    }

    String schema(int id) {
        if (id < 1 || id > schemas.size()) {
            throw RegistryRefusal.unknownSchema("Schema " + id);
        }
        return schemas.get(id - 1);
    }

    Compatibility levelOf(String subject) {
        return levels.getOrDefault(subject, level);
    }

    private Optional<SchemaVersion> find(String subject, Schema schema) {
        var text = schema.toString();
        return history(subject).stream()
                .filter(version -> version.schema().equals(text))
                .findFirst();
    }

    private List<SchemaVersion> history(String subject) {
        return subjects.getOrDefault(subject, List.of());
    }

    private static List<Schema> parsed(List<SchemaVersion> versions) {
        return versions.stream().map(SchemaVersion::parsed).toList();
    }

    private static <T> List<T> append(List<T> list, T last) {
        var longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }
}
