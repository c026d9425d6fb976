using JourneyStudio.Runtime.HandingOver;
using JourneyStudio.Runtime.Tasks;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Organisation.HandingOver;
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
            .WithSummary("Guides' tasks: view is open (default; late ones first, then those of the next 24 hours, each with the highest score first), overdue or done (the newest first), of a store and an assignee where given. Page on with after = the last task's id. Personal data in titles, scripts and notes is masked for keys without the scope personal or members.")
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
            .WithSummary("A staff person leaves: they get nothing new any more. Their open tasks go at once to whom they would go if they were asked for now; members and QR codes are handed over to the other guides of the place. Choose otherwise with hand-over.")
            .Produces<HandedOver>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(
        TaskListings listings, Caller caller, PersonalReading personal, TimeProvider clock, CancellationToken cancellationToken, string? view = null, string? store = null, string? assignee = null, string? after = null, int count = 100)
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
        var book = await personal.ReadAsync(page.Select(task => task.Task.MemberId), cancellationToken);
        return TypedResults.Ok(page.Select(task => TaskItem.Of(task, caller.MaskOf(book, task.Task.MemberId), now)));
    }

    private static async Task<IResult> FinishAsync(string id, TaskOutcomeBody body, Caller caller, TaskDesk desk, TaskListings listings, PersonalReading personal, TimeProvider clock, CancellationToken cancellationToken)
    {
        var turn = await desk.FinishAsync(id, caller.Scope, body.Outcome ?? "", body.Note, body.By ?? caller.Name, cancellationToken);
        return turn switch
        {
            TaskTurn.Finished => TypedResults.Ok(await ItemAsync((await listings.FindAsync(id, caller.Scope, cancellationToken))!)),
            TaskTurn.Unknown => TypedResults.Problem($"No task has the id {id}.", statusCode: StatusCodes.Status404NotFound, title: "Unknown task"),
            TaskTurn.Closed => TypedResults.Problem("The task was done before, or taken back.", statusCode: StatusCodes.Status409Conflict, title: "Closed task"),
            TaskTurn.UnknownOutcome => TypedResults.Problem("outcome must be one of the task's outcomes.", statusCode: StatusCodes.Status422UnprocessableEntity, title: "Unknown outcome"),
            _ => TypedResults.Problem("note is too long.", statusCode: StatusCodes.Status422UnprocessableEntity, title: "Long note"),
        };

        async Task<TaskItem> ItemAsync(TaskListing task) =>
            TaskItem.Of(task, caller.MaskOf(await personal.ReadAsync([task.Task.MemberId], cancellationToken), task.Task.MemberId), clock.GetUtcNow());
    }

    private static async Task<IResult> LeaveAsync(string key, Caller caller, TaskHandover tasks, Handovers handovers, HandoverDesk desk, CancellationToken cancellationToken)
    {
        var successors = await handovers.SuccessorsAsync(key, caller.Scope, cancellationToken);
        if (await tasks.LeaveAsync(key, caller.Scope, cancellationToken) is not { } settled)
            return TypedResults.Problem($"Nobody at work has the key {key}.", statusCode: StatusCodes.Status404NotFound, title: "Unknown staff");
        var counts = (await handovers.CountAsync(key, caller.Scope, cancellationToken))!;
        var begun = !counts.IsNothing && successors.Count > 0 && (await desk.StartAsync(new HandoverWish(key, successors, Leaves: false, Moves: false), caller.Scope, caller.Actor, cancellationToken)).IsOk;
        return TypedResults.Ok(new HandedOver(key, settled, counts.Members, counts.Codes, begun ? successors : []));
    }
}

/// <summary>What came of a task.</summary>
/// <param name="Outcome">One of the task's outcomes.</param>
/// <param name="Note">What to remember; at most 2,000 characters.</param>
/// <param name="By">Name of who did it; else the key's name.</param>
internal sealed record TaskOutcomeBody(string? Outcome, string? Note, string? By);

/// <summary>What was handed over.</summary>
/// <param name="Staff">Key of the staff person.</param>
/// <param name="Tasks">How many tasks went to others.</param>
/// <param name="Members">How many members they cared for.</param>
/// <param name="Codes">How many QR codes were in their name.</param>
/// <param name="To">Who takes over members and codes, evenly and in batches: the other guides of the place, else its managers. Empty where there is nothing, or nobody: see hand-over.</param>
internal sealed record HandedOver(string Staff, int Tasks, int Members, int Codes, IReadOnlyList<string> To);
