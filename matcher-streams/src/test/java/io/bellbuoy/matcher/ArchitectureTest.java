package io.bellbuoy.matcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void shouldKeepIndexAndTableFreeOfKafkaAndHttp() {
        noClasses()
                .that()
                .resideInAnyPackage("io.bellbuoy.matcher.index..", "io.bellbuoy.matcher.table..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.vertx..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.bellbuoy.matcher"));
    }
}
