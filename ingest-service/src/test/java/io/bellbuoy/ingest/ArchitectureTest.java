package io.bellbuoy.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.bellbuoy.ingest");

    @Test
    void shouldKeepDocumentsFreeOfKafkaAndHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..ingest.subscriptions..", "..ingest.sources..", "..ingest.audit..", "..ingest.access..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.vertx..", "io.netty..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void shouldKeepHttpFreeOfKafkaAndKafkaFreeOfHttp() {
        noClasses()
                .that()
                .resideInAPackage("..ingest.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("..ingest.events..", "..ingest.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "..ingest.http..")
                .check(CLASSES);
    }

    @Test
    void shouldKeepTheDocumentsOfFacadesFreeOfHttp() {
        noClasses()
                .that()
                .resideInAPackage("..ingest.facade.*..")
                .and()
                .haveNameNotMatching(".*(Facade|Path|History)(\\$.*)?")
                .and()
                .doNotHaveSimpleName("HarborQuery")
                .and()
                .doNotHaveSimpleName("HarnessErrors")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "..ingest.http..", "..ingest.store..")
                .check(CLASSES);
    }

    @Test
    void shouldPointDependenciesOneWay() {
        slices().matching("io.bellbuoy.ingest.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
