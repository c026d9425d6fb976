using JourneyStudio.Engine.Members;
using JourneyStudio.Runtime.Signals;

namespace JourneyStudio.IntegrationTests.Runtime;

public sealed class BellTests
{
    private readonly Bell bell = new(TimeProvider.System);

    [Fact]
    public async Task Raise_ForSomeSlots_WakesTheirListenersOnly()
    {
        var (third, fourth) = (bell.Listen(SlotSet.Of([3])), bell.Listen(SlotSet.Of([4, 5])));

        bell.Raise(SlotSet.Of([5]));

        Assert.False(await third.WaitAsync(TimeSpan.Zero, default));
        Assert.True(await fourth.WaitAsync(TimeSpan.Zero, default));
    }

    [Fact]
    public async Task Raise_ForAll_WakesEveryListenerThatHasNotBeenForgotten()
    {
        var (stays, goes) = (bell.Listen(SlotSet.Of([0])), bell.Listen(SlotSet.Of([0])));
        bell.Forget(goes);

        bell.Raise();

        Assert.True(await stays.WaitAsync(TimeSpan.Zero, default));
        Assert.False(await goes.WaitAsync(TimeSpan.Zero, default));
    }

    [Fact]
    public void Parse_WhatWasToldToOtherNodes_IsTheSameSlots()
    {
        var slots = SlotSet.Of([new MemberId(1), new MemberId(77)]);

        Assert.Equal(slots, SlotSet.Parse(slots.ToString()));
        Assert.Equal(SlotSet.All, SlotSet.Parse(""));
    }
}
