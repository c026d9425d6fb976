using JourneyStudio.Runtime.Tasks;
using JourneyStudio.Storage.Tasks;
using JourneyStudio.Web.Shared.Security;

namespace JourneyStudio.Web.Features.Tasks;

/// <summary>Guides' tasks, for the brand's other systems: an app of the stores, a bot in WeCom.</summary>
internal static class TasksApi
{
    private const int MostTasks = 500;

    public static void MapTasks(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/tasks", ListAsync)
            .RequireAuthorization(StudioPolicies.ReadApi)
            .WithTags("Tasks")
            .WithName("GetTasks")
            .WithSummary("Guides' tasks: view is open (default; late ones first, then those of the next 24 hours, each with the highest score first), overdue or done (the newest first), of a store and an assignee where given. Page on with after = the last task's id.")
            .Produces<IReadOnlyList<TaskItem>>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapPost("/api/tasks/{id}/outcome", FinishAsync)
            .RequireAuthorization(StudioPolicies.WriteTasks)
            .WithTags("Tasks")
            .WithName("FinishTask")
            .WithSummary("Finishes a task with one of its outcomes; the member's journey goes on by it.")
            .Produces<TaskItem>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        app.MapPost("/api/staff/{key}/leave", LeaveAsync)
            .RequireAuthorization(StudioPolicies.WriteTasks)
            .WithTags("Tasks")
            .WithName("StaffLeaves")
            .WithSummary("A staff person leaves: they get no tasks any more, and those still to be done are handed over.")
            .Produces<HandedOver>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(
        TaskListings listings, Caller caller, TimeProvider clock, CancellationToken cancellationToken, string? view = null, string? store = null, string? assignee = null, string? after = null, int count = 100)
    {
        if (count is < 1 or > MostTasks)
            return TypedResults.Problem($"count must be between 1 and {MostTasks}.", statusCode: StatusCodes.Status400BadRequest, title: "Bad count");
        if (view is not null && TaskViews.Find(view) is null)
            return TypedResults.Problem("view must be open, overdue or done.", statusCode: StatusCodes.Status400BadRequest, title: "Bad view");
        var last = after is null ? null : await listings.FindAsync(after, caller.Scope, cancellationToken);
        if (after is not null && last is null)
            return TypedResults.Problem("after is the id of no task.", statusCode: StatusCodes.Status400BadRequest, title: "Bad after");
        var now = clock.GetUtcNow();
        var page = await listings.PageAsync(new TaskFilter { Scope = caller.Scope, View = TaskViews.Of(view), Store = store, Assignee = assignee }, last?.Task, count, now, cancellationToken);
        return TypedResults.Ok(page.Select(task => TaskItem.Of(task, now)));
    }

    private static async Task<IResult> FinishAsync(string id, TaskOutcomeBody body, Caller caller, TaskDesk desk, TaskListings listings, TimeProvider clock, CancellationToken cancellationToken)
    {
        var turn = await desk.FinishAsync(id, caller.Scope, body.Outcome ?? "", body.Note, body.By ?? caller.Name, cancellationToken);
        return turn switch
        {
            TaskTurn.Finished => TypedResults.Ok(TaskItem.Of((await listings.FindAsync(id, caller.Scope, cancellationToken))!, clock.GetUtcNow())),
            TaskTurn.Unknown => TypedResults.Problem($"No task has the id {id}.", statusCode: StatusCodes.Status404NotFound, title: "Unknown task"),
            TaskTurn.Closed => TypedResults.Problem("The task was done before, or taken back.", statusCode: StatusCodes.Status409Conflict, title: "Closed task"),
            TaskTurn.UnknownOutcome => TypedResults.Problem("outcome must be one of the task's outcomes.", statusCode: StatusCodes.Status422UnprocessableEntity, title: "Unknown outcome"),
            _ => TypedResults.Problem("note is too long.", statusCode: StatusCodes.Status422UnprocessableEntity, title: "Long note"),
        };
    }

    private static async Task<IResult> LeaveAsync(string key, Caller caller, TaskHandover handover, CancellationToken cancellationToken) =>
        await handover.LeaveAsync(key, caller.Scope, cancellationToken) is { } tasks
            ? TypedResults.Ok(new HandedOver(key, tasks))
            : TypedResults.Problem($"Nobody at work has the key {key}.", statusCode: StatusCodes.Status404NotFound, title: "Unknown staff");
}

/// <summary>What came of a task.</summary>
/// <param name="Outcome">One of the task's outcomes.</param>
/// <param name="Note">What to remember; at most 2,000 characters.</param>
/// <param name="By">Name of who did it; else the key's name.</param>
internal sealed record TaskOutcomeBody(string? Outcome, string? Note, string? By);

/// <summary>What was handed over.</summary>
/// <param name="Staff">Key of the staff person.</param>
/// <param name="Tasks">How many tasks went to others.</param>
internal sealed record HandedOver(string Staff, int Tasks);
