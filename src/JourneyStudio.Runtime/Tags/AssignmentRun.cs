using JourneyStudio.Storage.Tags;

namespace JourneyStudio.Runtime.Tags;

/// <summary>An assignment of a tag on its way.</summary>
public sealed class AssignmentRun : IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private long done;
    private long total;
    private int state;

    internal AssignmentRun(long id, TagAssignment asked, long? actor, DateTimeOffset begunAt) => (Id, Asked, Actor, BegunAt) = (id, asked, actor, begunAt);

    public long Id { get; }

    public TagAssignment Asked { get; }

    public long? Actor { get; }

    public DateTimeOffset BegunAt { get; }

    /// <summary>Members who got or lost the tag.</summary>
    public long Done => Interlocked.Read(ref done);

    /// <summary>How many are to.</summary>
    public long Total => Interlocked.Read(ref total);

    public AssignmentState State => (AssignmentState)Volatile.Read(ref state);

    public bool IsOver => State != AssignmentState.Running;

    /// <summary>Ends with the run.</summary>
    public Task Work { get; internal set; } = Task.CompletedTask;

    internal CancellationToken Stopping => stopping.Token;

    /// <summary>Ends it after the batch that is being written. What was changed stays.</summary>
    public void Stop()
    {
        if (!IsOver)
            stopping.Cancel();
    }

    public void Dispose() => stopping.Dispose();

    internal void Report(long changed, long of)
    {
        Interlocked.Exchange(ref total, of);
        Interlocked.Exchange(ref done, changed);
    }

    internal void End(AssignmentState ended) => Volatile.Write(ref state, (int)ended);
}

/// <summary>How far an assignment is.</summary>
public enum AssignmentState
{
    Running,
    Done,
    Stopped,
    Failed,
}
