package org.mentorship;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mentorship.contract.DomainEvent;
import org.mentorship.contract.time.ServiceClock;

@DisplayName("The architecture")
class ArchitectureTest {

    private static final JavaClasses ALL =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.mentorship");

    private static final String[] DECIDING = {
        "org.mentorship.command.decision..",
        "org.mentorship.command.program..",
        "org.mentorship.command.participant..",
        "org.mentorship.command.enrollment..",
        "org.mentorship.command.mentorship.."
    };

    private static void check(ArchRule rule) {
        rule.check(ALL);
    }

    @Test
    @DisplayName("lets the contract know nothing of ours, of Spring or of persistence")
    void contract() {
        check(noClasses()
                .that()
                .resideInAPackage("org.mentorship.contract..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.mentorship.command..",
                        "org.mentorship.query..",
                        "org.mentorship.api..",
                        "org.springframework..",
                        "java.sql..",
                        "com.mongodb..",
                        "org.bson.."));
    }

    @Test
    @DisplayName("keeps the read side from the write side's service, and the other way round")
    void sides() {
        check(noClasses()
                .that()
                .resideInAPackage("org.mentorship.query..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.mentorship.command..", "org.mentorship.api.."));
        check(noClasses()
                .that()
                .resideInAPackage("org.mentorship.command..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.mentorship.query..", "org.mentorship.api.."));
    }

    @Test
    @DisplayName("lets the API know the two contracts only")
    void api() {
        check(noClasses()
                .that()
                .resideInAPackage("org.mentorship.api..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.mentorship.command..")
                        .or(resideInAnyPackage("org.mentorship.query..")
                                .and(not(resideInAnyPackage("org.mentorship.query.contract.."))))));
    }

    @Test
    @DisplayName("keeps deciders, rules and states free of frameworks")
    void pureDeciders() {
        check(noClasses()
                .that(resideInAnyPackage(DECIDING).and(not(simpleNameEndingWith("Aggregate"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.axonframework..", "org.springframework..", "java.sql..", "java.io.."));
    }

    @Test
    @DisplayName("keeps folds free of frameworks and storage")
    void pureFolds() {
        check(noClasses()
                .that(resideInAnyPackage("org.mentorship.query..").and(simpleNameEndingWith("Fold")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.axonframework..", "org.springframework..", "com.mongodb..", "org.bson..", "java.sql.."));
    }

    @Test
    @DisplayName("has one clock, and no chance inside deciders and folds")
    void oneClock() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ServiceClock.class.getName())
                .and()
                .resideInAnyPackage("org.mentorship.command..", "org.mentorship.contract..", "org.mentorship.query..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC"));
        check(noClasses()
                .that()
                .resideInAnyPackage(DECIDING)
                .should()
                .callMethod(UUID.class, "randomUUID")
                .orShould(accessClassesThat(resideInAnyPackage("java.util.random.."))));
    }

    @Test
    @DisplayName("has records only as events")
    void eventsAreRecords() {
        check(classes()
                .that()
                .areAssignableTo(DomainEvent.class)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords());
    }
}
