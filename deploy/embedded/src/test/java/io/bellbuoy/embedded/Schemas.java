package io.bellbuoy.embedded;

import org.apache.avro.Schema;

/** A small family of schemas: what follows what, and what does not. */
final class Schemas {

    static final Schema FIRST = record("{'name':'id','type':'string'}");

    /** May follow and precede {@link #FIRST}: the new field has a default. */
    static final Schema WITH_OPTIONAL_FIELD =
            record("{'name':'id','type':'string'},{'name':'note','type':'string','default':''}");

    /** Cannot read what {@link #FIRST} wrote, though that can read it. */
    static final Schema WITH_NEW_FIELD = record("{'name':'id','type':'string'},{'name':'count','type':'int'}");

    /** Can read what {@link #FIRST} wrote, though that cannot read it. */
    static final Schema WITHOUT_FIELD = record("");

    /** As {@link #FIRST} on the wire; another schema nevertheless. */
    static final Schema DOCUMENTED = record("{'name':'id','type':'string','doc':'who'}");

    private Schemas() {}

    private static Schema record(String fields) {
        var json = "{'type':'record','name':'Letter','namespace':'test','fields':[" + fields + "]}";
        return new Schema.Parser().parse(json.replace('\'', '"'));
    }
}
