# Shortcuts for the commands in CONTRIBUTING.md.
#   make fast MODULE=operator TEST=PodDiagnosisTest

MODULE ?= trainer
TEST ?= GanQpTest
MVN ?= mvn
QUIET = $(MVN) -q -B -ntp

.PHONY: build test fast format bench e2e

build: ## packages everything, without tests and static checks
	$(QUIET) -P quick package -DskipTests

test: ## everything that CI runs of Maven: tests, formatter, static checks
	$(MVN) -B -ntp verify

fast: ## one test class, without static checks
	$(QUIET) -P quick -pl $(MODULE) -am test -Dtest=$(TEST) -Dsurefire.failIfNoSpecifiedTests=false

format: ## formats the code
	$(QUIET) spotless:apply

bench: ## an iteration of training by engine; CPU time of a face over HTTP
	$(QUIET) package -DskipTests
	java -cp 'trainer/target/test-classes:trainer/target/classes:trainer/target/lib/*' \
	  io.ganqp.trainer.bench.EngineBenchmark 32 64 64 20 onednn onednn-direct
	$(QUIET) -pl inference -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dit.test=ServingBenchmark -Dfailsafe.failIfNoSpecifiedTests=false
	cat inference/target/serving-benchmark.txt

e2e: ## the whole product on a cluster; needs FACES and a cluster, see the head of the script
	deploy/e2e/run
