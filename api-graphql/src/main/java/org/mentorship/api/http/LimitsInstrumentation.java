package org.mentorship.api.http;

import graphql.ExecutionResult;
import graphql.execution.AbortExecutionException;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimpleInstrumentationContext;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mentorship.api.errors.FailureCode;
import org.mentorship.api.errors.GraphQlFailure;
import org.mentorship.api.errors.TopLevelErrors;

/** Measures operations, and refuses those over the limits before anything of them is executed. */
final class LimitsInstrumentation extends SimplePerformantInstrumentation {

    private final LimitsProperties limits;

    LimitsInstrumentation(LimitsProperties limits) {
        this.limits = limits;
    }

    @Override
    public InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
        var execution = parameters.getExecutionContext();
        var cost = QueryCost.of(
                execution.getGraphQLSchema(),
                execution.getDocument(),
                execution.getOperationDefinition(),
                execution.getCoercedVariables().toMap());
        execution.getGraphQLContext().put(QueryCost.class, cost);
        check("depth", cost.depth(), limits.depth());
        check("complexity", cost.complexity(), limits.complexity());
        check("number of aliases", cost.aliases(), limits.aliases());
        check("number of directives", cost.directives(), limits.directives());
        return SimpleInstrumentationContext.noOp();
    }

    private static void check(String what, long asked, long limit) {
        if (asked > limit) {
            var failure = new GraphQlFailure(
                    FailureCode.TOO_COMPLEX,
                    "The operation's " + what + " is " + asked + ", more than " + limit + "; ask for less at once.");
            throw new AbortExecutionException(List.of(TopLevelErrors.of(failure)));
        }
    }
}
