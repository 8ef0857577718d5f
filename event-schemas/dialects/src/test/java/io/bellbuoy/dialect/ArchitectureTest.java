package io.bellbuoy.dialect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.bellbuoy.dialect");

    @Test
    void shouldKeepDialectsFreeOfKafkaAndHttp() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.vertx..", "io.netty..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void shouldHaveArrowsThatPointOneWay() {
        slices().matching("io.bellbuoy.dialect.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
