package io.bellbuoy.replay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.bellbuoy.replay");

    @Test
    void shouldKeepDecisionsFreeOfKafkaAndHttp() {
        noClasses()
                .that()
                .resideInAnyPackage("io.bellbuoy.replay.deadletter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..", "io.vertx..", "io.netty..", "java.net..", "io.bellbuoy.replay")
                .check(CLASSES);
    }
}
