package io.bellbuoy.events;

/**
 * The neutral vocabulary: what can happen in a registry, whichever registry it is. Types are strings on the topic, and one
 * that is not listed here passes through; what is listed is what every dialect maps to.
 */
public enum EventType {
    ARTIFACT_PUSHED("artifact.pushed", "An artifact was pushed, uploaded or deployed"),
    ARTIFACT_PULLED("artifact.pulled", "An artifact was pulled or downloaded"),
    ARTIFACT_DELETED("artifact.deleted", "An artifact was deleted"),
    ARTIFACT_MOVED("artifact.moved", "An artifact was moved to the target"),
    ARTIFACT_COPIED("artifact.copied", "An artifact was copied to the target"),
    ARTIFACT_CACHED("artifact.cached", "An artifact was fetched into the cache of a remote repository"),
    ARTIFACT_PROMOTED("artifact.promoted", "An artifact was promoted to the target"),
    ARTIFACT_ARCHIVED("artifact.archived", "An artifact was put into cold storage"),
    ARTIFACT_RESTORED("artifact.restored", "An artifact was brought back from cold storage"),
    ARTIFACT_LABELED("artifact.labeled", "An artifact was labelled"),
    ARTIFACT_QUARANTINED("artifact.quarantined", "An artifact waits until its scan lets it through"),
    PROPERTY_ADDED("property.added", "A property of an artifact was set"),
    PROPERTY_DELETED("property.deleted", "A property of an artifact was deleted"),
    TAG_CREATED("tag.created", "A tag was put on an artifact that was there"),
    TAG_DELETED("tag.deleted", "A tag was taken off an artifact"),
    REPOSITORY_CREATED("repository.created", "A repository was made"),
    REPOSITORY_DELETED("repository.deleted", "A repository was deleted"),
    REPOSITORY_RENAMED("repository.renamed", "A repository has another name or namespace"),
    SCAN_COMPLETED("scan.completed", "A scan has a result"),
    SCAN_FAILED("scan.failed", "A scan failed"),
    SCAN_STOPPED("scan.stopped", "A scan was stopped"),
    SCAN_PARTIAL("scan.partial", "A scan has a result for a part of the artifact"),
    SCAN_UNSUPPORTED("scan.unsupported", "The scanner does not know this kind of artifact"),
    QUOTA_EXCEEDED("quota.exceeded", "A quota is used up"),
    QUOTA_WARNED("quota.warned", "A quota is nearly used up"),
    REPLICATION_FINISHED("replication.finished", "A replication ended, well or not"),
    RETENTION_FINISHED("retention.finished", "A clean-up by retention rules ended"),
    BUILD_UPLOADED("build.uploaded", "A build was made known to the registry"),
    BUILD_DELETED("build.deleted", "A build was deleted"),
    BUILD_PROMOTED("build.promoted", "A build was promoted"),
    BUILD_QUEUED("build.queued", "A build waits for its turn"),
    BUILD_STARTED("build.started", "A build began"),
    BUILD_SUCCEEDED("build.succeeded", "A build ended well"),
    BUILD_FAILED("build.failed", "A build failed"),
    BUILD_CANCELLED("build.cancelled", "A build was cancelled"),
    RELEASE_BUNDLE_CREATED("release_bundle.created", "A release bundle was made"),
    RELEASE_BUNDLE_SIGNED("release_bundle.signed", "A release bundle was signed"),
    RELEASE_BUNDLE_DELETED("release_bundle.deleted", "A release bundle was deleted"),
    RELEASE_BUNDLE_V2_STARTED("release_bundle_v2.started", "The making of a release bundle began"),
    RELEASE_BUNDLE_V2_FAILED("release_bundle_v2.failed", "The making of a release bundle failed"),
    RELEASE_BUNDLE_V2_COMPLETED("release_bundle_v2.completed", "A release bundle was made"),
    RELEASE_BUNDLE_V2_PROMOTION_STARTED(
            "release_bundle_v2_promotion.started", "The promotion of a release bundle began"),
    RELEASE_BUNDLE_V2_PROMOTION_FAILED(
            "release_bundle_v2_promotion.failed", "The promotion of a release bundle failed"),
    RELEASE_BUNDLE_V2_PROMOTION_COMPLETED("release_bundle_v2_promotion.completed", "A release bundle was promoted"),
    DISTRIBUTION_DISTRIBUTE_STARTED("distribution.distribute_started", "The distribution of a release bundle began"),
    DISTRIBUTION_DISTRIBUTE_COMPLETED("distribution.distribute_completed", "A release bundle was distributed"),
    DISTRIBUTION_DISTRIBUTE_ABORTED(
            "distribution.distribute_aborted", "The distribution of a release bundle was aborted"),
    DISTRIBUTION_DISTRIBUTE_FAILED("distribution.distribute_failed", "The distribution of a release bundle failed"),
    DISTRIBUTION_DELETE_STARTED("distribution.delete_started", "The deletion of a release bundle at the edges began"),
    DISTRIBUTION_DELETE_COMPLETED("distribution.delete_completed", "A release bundle was deleted at the edges"),
    DISTRIBUTION_DELETE_FAILED("distribution.delete_failed", "The deletion of a release bundle at the edges failed"),
    DESTINATION_RECEIVED("destination.received", "An edge received a release bundle"),
    DESTINATION_DELETE_STARTED("destination.delete_started", "An edge began to delete a release bundle"),
    DESTINATION_DELETE_COMPLETED("destination.delete_completed", "An edge deleted a release bundle"),
    DESTINATION_DELETE_FAILED("destination.delete_failed", "An edge could not delete a release bundle"),
    CURATION_PACKAGE_BLOCKED("curation.package_blocked", "A policy kept a package out"),
    CURATION_WAIVER_REQUEST_CREATED("curation.waiver_request_created", "Somebody asked for an exception to a policy"),
    CURATION_WAIVER_REQUEST_UPDATED(
            "curation.waiver_request_updated", "A request for an exception to a policy changed"),
    CURATION_POLICY_CHANGED("curation.policy_changed", "A policy on packages changed"),
    APP_TRUST_ENTRY_GATE_EVALUATION_STARTED(
            "app_trust.entry_gate_evaluation_started", "The check at a stage's entry began"),
    APP_TRUST_ENTRY_GATE_EVALUATION_VALIDATION_PASSED(
            "app_trust.entry_gate_evaluation_validation_passed", "The check at a stage's entry was passed"),
    APP_TRUST_ENTRY_GATE_EVALUATION_VALIDATION_FAILED(
            "app_trust.entry_gate_evaluation_validation_failed", "The check at a stage's entry was not passed"),
    APP_TRUST_EXIT_GATE_EVALUATION_STARTED(
            "app_trust.exit_gate_evaluation_started", "The check at a stage's exit began"),
    APP_TRUST_EXIT_GATE_EVALUATION_VALIDATION_PASSED(
            "app_trust.exit_gate_evaluation_validation_passed", "The check at a stage's exit was passed"),
    APP_TRUST_EXIT_GATE_EVALUATION_VALIDATION_FAILED(
            "app_trust.exit_gate_evaluation_validation_failed", "The check at a stage's exit was not passed"),
    APP_TRUST_APPLICATION_CREATION_STARTED(
            "app_trust.application_creation_started", "The making of an application began"),
    APP_TRUST_APPLICATION_CREATION_COMPLETED("app_trust.application_creation_completed", "An application was made"),
    APP_TRUST_APPLICATION_CREATION_FAILED(
            "app_trust.application_creation_failed", "The making of an application failed"),
    APP_TRUST_APPLICATION_UPDATE_STARTED("app_trust.application_update_started", "The change of an application began"),
    APP_TRUST_APPLICATION_UPDATE_COMPLETED("app_trust.application_update_completed", "An application was changed"),
    APP_TRUST_APPLICATION_UPDATE_FAILED("app_trust.application_update_failed", "The change of an application failed"),
    APP_TRUST_APPLICATION_DELETION_STARTED(
            "app_trust.application_deletion_started", "The deletion of an application began"),
    APP_TRUST_APPLICATION_DELETION_COMPLETED("app_trust.application_deletion_completed", "An application was deleted"),
    APP_TRUST_APPLICATION_DELETION_FAILED(
            "app_trust.application_deletion_failed", "The deletion of an application failed"),
    APP_TRUST_VERSION_CREATION_STARTED(
            "app_trust.version_creation_started", "The making of an application's version began"),
    APP_TRUST_VERSION_CREATION_COMPLETED("app_trust.version_creation_completed", "An application's version was made"),
    APP_TRUST_VERSION_CREATION_FAILED(
            "app_trust.version_creation_failed", "The making of an application's version failed"),
    APP_TRUST_VERSION_PROMOTION_STARTED(
            "app_trust.version_promotion_started", "The promotion of an application's version began"),
    APP_TRUST_VERSION_PROMOTION_COMPLETED(
            "app_trust.version_promotion_completed", "An application's version was promoted"),
    APP_TRUST_VERSION_PROMOTION_FAILED(
            "app_trust.version_promotion_failed", "The promotion of an application's version failed"),
    APP_TRUST_RELEASE_STARTED("app_trust.release_started", "The release of an application's version began"),
    APP_TRUST_RELEASE_COMPLETED("app_trust.release_completed", "An application's version was released"),
    APP_TRUST_RELEASE_FAILED("app_trust.release_failed", "The release of an application's version failed"),
    USER_LOCKED("user.locked", "A user was locked out"),
    PROJECT_CREATED("project.created", "A project was made"),
    PROJECT_DELETED("project.deleted", "A project was deleted"),
    ROBOT_CREATED("robot.created", "A robot account was made"),
    ROBOT_DELETED("robot.deleted", "A robot account was deleted"),
    PING("ping", "Somebody tried the way out");

    private final String code;
    private final String description;

    EventType(String code, String description) {
        this.code = code;
        this.description = description;
    }

    /** As it stands in {@code RegistryEvent.type}. */
    public String code() {
        return code;
    }

    /** What it means, in a sentence. */
    public String description() {
        return description;
    }
}
