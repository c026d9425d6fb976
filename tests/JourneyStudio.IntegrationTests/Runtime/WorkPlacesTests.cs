using JourneyStudio.Runtime.Advancing;

namespace JourneyStudio.IntegrationTests.Runtime;

/// <summary>DESIGN 6: what a process works on at the same time.</summary>
public sealed class WorkPlacesTests
{
    [Fact]
    public async Task TakeAsync_AllTaken_WaitsUntilOneIsGivenBack()
    {
        using var places = new WorkPlaces();
        var taken = new List<WorkPlaces.Place>();
        while (taken.Count < WorkPlaces.Most)
            taken.Add(await places.TakeAsync(default));

        var next = places.TakeAsync(default).AsTask();
        Assert.False(next.IsCompleted);
        taken[0].Dispose();

        (await next).Dispose();
    }

    [Fact]
    public async Task HandOn_TheFirstIsDisposed_TheNextStillHoldsThePlace()
    {
        using var places = new WorkPlaces();
        var taken = new List<WorkPlaces.Place>();
        while (taken.Count < WorkPlaces.Most)
            taken.Add(await places.TakeAsync(default));
        var handedOn = taken[0].HandOn();
        taken[0].Dispose();
        taken[0].Dispose();

        var next = places.TakeAsync(default).AsTask();
        Assert.False(next.IsCompleted);
        handedOn.Dispose();
        handedOn.Dispose();

        (await next).Dispose();
        Assert.Throws<ObjectDisposedException>(taken[0].HandOn);
    }
}
