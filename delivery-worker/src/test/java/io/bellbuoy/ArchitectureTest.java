package io.bellbuoy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.bellbuoy.worker");

    @Test
    void shouldKeepDecisionsFreeOfKafkaAndHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.bellbuoy.worker.verdict..",
                        "io.bellbuoy.worker.gate..",
                        "io.bellbuoy.worker.ledger..",
                        "io.bellbuoy.worker.health..",
                        "io.bellbuoy.worker.order..",
                        "io.bellbuoy.worker.signing..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.vertx..", "io.netty..", "java.net..")
                .check(CLASSES);
    }

    @Test
    void shouldKeepKafkaAwayFromHttp() {
        noClasses()
                .that()
                .resideInAnyPackage("io.bellbuoy.worker.sending..", "io.bellbuoy.worker.egress..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..")
                .check(CLASSES);
    }

    @Test
    void shouldHaveArrowsThatPointOneWay() {
        slices().matching("io.bellbuoy.worker.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
