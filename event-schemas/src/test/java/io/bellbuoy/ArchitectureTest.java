package io.bellbuoy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.bellbuoy");

    @Test
    void shouldKeepDecisionsFreeOfKafkaAndHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.bellbuoy.matching..",
                        "io.bellbuoy.delivery..",
                        "io.bellbuoy.json..",
                        "io.bellbuoy.time..",
                        "io.bellbuoy.signing..",
                        "io.bellbuoy.endpoint..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.vertx..", "java.net.http..")
                .check(CLASSES);
    }
}
