package io.bellbuoy.ingest.access;

/** What a caller needs to be allowed to ask for something. */
public enum Permission {
    /** Nothing, not even a name: what everybody may know. */
    NONE,
    /** To be somebody: what belongs to no tenant and is no secret. */
    ENTER,
    /** To report a tenant's events. */
    PRODUCE,
    /** To see a tenant's subscriptions and what became of their notifications. */
    READ,
    /** To change a tenant's subscriptions, and to have notifications sent again. */
    EDIT,
    /** To decide who else may come in: a tenant's tokens and sources. */
    ADMINISTER,
    /** To change what concerns all tenants. */
    OPERATE
}
